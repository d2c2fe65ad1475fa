"""Runs GMAT for Skysweep: a line of JSON in, a line of JSON out.

engine_child.py MODULE_FOLDER MODULE FOLDER STARTUP_FILE
"""

import importlib
import json
import os
import select
import signal
import sys


def end_with_parent():
    """Kills this process when the other end of its standard input is gone.

    This process can't see to it: GMAT holds Python's lock for as long as a
    mission runs.
    """
    alive, held = os.pipe()
    engine = os.getpid()
    if os.fork():
        os.close(alive)
        return
    os.close(held)
    os.close(1)
    watched = select.poll()
    watched.register(0, 0)
    watched.register(alive, 0)
    ended = [fd for fd, _ in watched.poll()]
    if alive not in ended:
        os.kill(engine, signal.SIGKILL)
    os._exit(0)


def start(folder, startup_file):
    gmat.FileManager.Instance().SetBinDirectory(startup_file, folder)
    gmat.EchoLogFile(False)
    gmat.Setup(folder + startup_file)
    if not gmat.Moderator.Instance().IsInitialized():
        raise RuntimeError("see engine.log in " + folder)
    return True


def load(request):
    gmat.UseLogFile(request["log"])
    gmat.FileManager.Instance().SetAbsPathname("OUTPUT_PATH", request["output"])
    return gmat.LoadScript(request["script"])


def run(_):
    return gmat.RunScript()


def resource(name):
    try:
        found = gmat.GetObject(name)
    except AttributeError:  # how the interface answers to an unknown name
        found = None
    if found is None:
        raise LookupError("the script has no resource '%s'" % name)
    return found


def get(request):
    return resource(request["resource"]).GetField(request["field"])


def set_field(request):
    resource(request["resource"]).SetField(request["field"], request["value"])
    return True


CALLS = {"load": load, "run": run, "get": get, "set": set_field}


def reply(call, *arguments):
    try:
        answer = {"answer": call(*arguments)}
    except Exception as error:
        answer = {"error": str(error) or type(error).__name__}
    replies.write(json.dumps(answer) + "\n")
    replies.flush()


if hasattr(os, "fork"):
    end_with_parent()
# What GMAT prints must not get among the replies.
replies = os.fdopen(os.dup(1), "w")
os.dup2(2, 1)
module_folder, module, folder, startup_file = sys.argv[1:]
sys.path.insert(0, module_folder)
gmat = importlib.import_module(module)
reply(start, folder, startup_file)
for line in sys.stdin:
    request = json.loads(line)
    reply(CALLS[request["do"]], request)
os._exit(0)  # without GMAT's own clean-up, which has nothing to save
