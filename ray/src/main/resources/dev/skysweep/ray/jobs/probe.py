# Runs as a job of the cluster: looks at every node that is up, and prints a line of JSON for each.
import json, os, shutil, sys, time

import ray


def look(folder, nonce):
    import json, os, platform, shutil, subprocess, sys, time

    found = {"host": platform.node(), "python": platform.python_version(), "time": time.time()}
    home = os.environ.get("SKYSWEEP_HOME", "/opt/skysweep")
    found["jar"] = os.path.isfile(os.path.join(home, "skysweep.jar"))
    found["home"] = home
    command = os.path.join(home, "skysweep")
    try:
        said = subprocess.run([command, "--version"], capture_output=True, text=True, timeout=15)
        found["skysweep"] = said.stdout.strip() or said.stderr.strip()
    except (OSError, subprocess.TimeoutExpired) as e:
        found["skysweep"] = str(e)
    if found["jar"]:
        try:
            said = subprocess.run([command, "engine", "info"], capture_output=True, text=True, timeout=15)
            found["engine"] = "" if said.returncode == 0 else said.stderr.strip()
        except (OSError, subprocess.TimeoutExpired) as e:
            found["engine"] = str(e)
    try:
        with open(os.path.join(folder, "driver")) as file:
            found["reads"] = file.read() == nonce
        with open(os.path.join(folder, found["host"]), "w") as file:
            file.write(nonce)
        found["free"] = shutil.disk_usage(folder).free
    except OSError as e:
        found["folder"] = str(e)
    return found


ray.init(address="auto", logging_level="ERROR", log_to_driver=False)
nodes = [node for node in ray.nodes() if node["Alive"]]
from ray.util.scheduling_strategies import NodeAffinitySchedulingStrategy as Affinity

task = ray.remote(num_cpus=0, max_retries=0)(look)
asked = {
    task.options(scheduling_strategy=Affinity(node["NodeID"], soft=False)).remote(*sys.argv[1:3]): node
    for node in nodes[:16]
}
done, _ = ray.wait(list(asked), num_returns=len(asked), timeout=20)
for answer in done:
    node = asked[answer]
    found = ray.get(answer)
    found["cpus"] = node["Resources"].get("CPU", 0)
    found["head"] = "node:__internal_head__" in node["Resources"]
    print("PROBE " + json.dumps(found))
print("PROBED %d of %d" % (len(asked), len(nodes)))
