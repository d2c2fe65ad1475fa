# What the cluster is and could become, asked on its head. Whatever a release of Ray doesn't tell is
# left out.


def startable():
    """What this cluster's autoscaler may start, by the file that it was started with; None without."""
    import os

    import psutil
    import ray
    import yaml

    option = "--autoscaling-config="
    # another cluster's may be on this machine
    ours = "--gcs-address=" + ray.get_runtime_context().gcs_address
    for process in psutil.process_iter(["cmdline"]):
        words = process.info["cmdline"] or []
        for word in words if ours in words else []:
            if word.startswith(option):
                with open(os.path.expanduser(word[len(option) :])) as file:
                    config = yaml.safe_load(file)
                most = config.get("max_workers", -1)
                return [
                    {
                        "name": name,
                        "count": kind.get("max_workers", most),
                        "resources": kind.get("resources", {}),
                    }
                    for name, kind in config.get("available_node_types", {}).items()
                    if kind.get("max_workers", most) != 0
                ]
    # KubeRay's autoscaler runs beside the head, out of sight.
    return None if "KUBERNETES_SERVICE_HOST" in os.environ else []


def launching_by_the_first():
    """Nodes on their way, by the autoscaler that `ray start` has; it tells the second one's call nothing."""
    import json

    from ray._private import ray_constants, worker

    told = worker.global_worker.gcs_client.internal_kv_get(
        ray_constants.DEBUG_AUTOSCALING_STATUS.encode(), None
    )
    summary = (json.loads(told) if told else {}).get("autoscaler_report") or {}
    return len(summary.get("pending_nodes", [])) + sum(summary.get("pending_launches", {}).values())


def options():
    """What a task may ask for here: an older Ray knows less."""
    try:
        from ray._common import ray_option_utils
    except ImportError:
        from ray._private import ray_option_utils
    return sorted(ray_option_utils.task_options)


def state():
    import json

    import ray

    found = {
        "nodes": [
            {
                "id": node["NodeID"],
                "host": node.get("NodeManagerHostname", ""),
                "resources": node.get("Resources", {}),
                "labels": node.get("Labels") or {},
            }
            for node in ray.nodes()
            if node.get("Alive")
        ]
    }
    try:
        found["options"] = options()
    except Exception:
        pass
    try:
        config = ray._private.state.state.get_cluster_config()
        groups = config.node_group_configs if config else []
        found["types"] = [
            {"name": group.name, "count": group.max_count, "resources": dict(group.resources)}
            for group in groups
            if group.max_count != 0
        ] or startable()
    except Exception:
        pass
    try:
        from ray.autoscaler.v2.sdk import get_cluster_status

        status = get_cluster_status(ray.get_runtime_context().gcs_address)
        found["idle"] = len(status.idle_nodes)
        found["launching"] = len(status.pending_nodes) + sum(
            launch.count for launch in status.pending_launches
        )
        found["waiting"] = sum(
            bundle.count
            for demand in status.resource_demands.ray_task_actor_demand
            for bundle in demand.bundles_by_count
        )
    except Exception:
        pass
    try:
        found["launching"] = found.get("launching") or launching_by_the_first()
    except Exception:
        pass
    try:
        found["dashboard"] = ray._private.worker.get_dashboard_url()
    except Exception:
        pass
    return json.dumps(found)
