"""Makes oracles.json, the numbers that the statistics tests compare with, by other people's code:
pip install SALib==1.6.0 numpy==2.4.6 scipy; python oracles.py"""
import json, numpy as np, scipy, scipy.stats as st
from SALib.analyze import morris as morris_a
from SALib.sample import morris as morris_s
rng=np.random.default_rng(20261123)
out={"made_by":f"numpy {np.__version__}, scipy {scipy.__version__}, SALib 1.6.0"}
q=[]
for n in (1,2,3,4,7,10,33,100):
    v=rng.normal(7000,30,n); 
    if n==10: v[3:6]=v[3]
    qs=[0,1e-3,.01,.05,.1,.25,1/3,.5,.75,.9,.95,.99,.999,1]
    q.append({"values":v.tolist(),"q":qs,"quantiles":np.quantile(v,qs).tolist()})
out["quantiles"]=q
cp=[]
for k,n in [(0,1),(1,1),(0,59),(1,59),(59,59),(3,100),(50,100),(7,2000),(1999,2000),(0,100000),(12,100000)]:
    for c in (.5,.9,.95,.99):
        r=st.binomtest(k,n).proportion_ci(c,method="exact"); cp.append([k,n,c,r.low,r.high])
out["clopper_pearson"]=cp
t=[]
for n in (2,3,10,100):
    v=rng.normal(7000,30,n)
    for c in (.8,.95,.999):
        lo,hi=st.t.interval(c,n-1,loc=v.mean(),scale=v.std(ddof=1)/np.sqrt(n)); t.append({"values":v.tolist(),"confidence":c,"interval":[lo,hi]})
out["mean_intervals"]=t
n=60; X=rng.uniform(size=(n,3)); X[:,1]=np.round(X[:,1]*5); y=3*X[:,0]-X[:,1]+X[:,2]**3+.1*rng.normal(size=n)
Z=(X-X.mean(0))/X.std(0,ddof=1); zy=(y-y.mean())/y.std(ddof=1)
A=np.c_[np.ones(n),Z]; b,res,_,_=np.linalg.lstsq(A,zy,rcond=None)
se=np.sqrt(np.diag(np.linalg.inv(A.T@A))*res[0]/(n-4))
R=np.apply_along_axis(st.rankdata,0,X); ry=st.rankdata(y)
ZR=(R-R.mean(0))/R.std(0,ddof=1); zr=(ry-ry.mean())/ry.std(ddof=1)
br=np.linalg.lstsq(np.c_[np.ones(n),ZR],zr,rcond=None)[0]
out["regression"]={"parameters":X.T.tolist(),"outputs":y.tolist(),"src":b[1:].tolist(),
  "half_widths":(st.t.ppf(.975,n-4)*se[1:]).tolist(),"r_squared":1-res[0]/(zy@zy),"srrc":br[1:].tolist(),
  "spearman":[st.spearmanr(X[:,j],y).statistic for j in range(3)]}
prob={"num_vars":3,"names":["a","b","c"],"bounds":[[0,1]]*3}
M=morris_s.sample(prob,10,num_levels=4,seed=5)
Y=np.sin(3*M[:,0])+2*M[:,1]*M[:,2]
res=morris_a.analyze(prob,M,Y,num_levels=4,seed=11,num_resamples=100)
out["morris"]={"points":M.tolist(),"outputs":Y.tolist(),"seed":11,**{k:np.asarray(res[k]).tolist() for k in("mu","mu_star","sigma","mu_star_conf")}}
from scipy.interpolate import CubicHermiteSpline
ts=np.cumsum(rng.uniform(5,90,20)); v=7000*np.cos(ts/900); d=-7000/900*np.sin(ts/900); g=np.sort(rng.uniform(ts[0],ts[-1],40))
out["hermite"]={"seconds":ts.tolist(),"values":v.tolist(),"rates":d.tolist(),"grid":g.tolist(),"linear":np.interp(g,ts,v).tolist(),"hermite":CubicHermiteSpline(ts,v,d)(g).tolist()}
json.dump(out,open("oracles.json","w"),indent=0)
