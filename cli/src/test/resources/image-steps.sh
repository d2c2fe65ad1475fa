#!/usr/bin/env bash
# Runs the steps of deploy/Containerfile's last stage, read from it, on a copy of this machine's root
# that nothing else sees: what the build stages give is taken from here, Ray's image is played by this
# machine with a user `ray`.
#   image-steps.sh CONTAINERFILE SOFTWARE JAVA_HOME FOLDER
# Needs root. Prints what the steps print, and then what `skysweep --version` and `engine info` say.
set -euo pipefail

if [ "${1:-}" != inside ]; then
  exec unshare --mount --pid --fork --propagation private bash "$0" inside "$@"
fi
shift
file="$(readlink -f "$1")" software="$(readlink -f "$2")" java="$(readlink -f "$3")" folder="$4"
mount -t tmpfs tmpfs "$folder"
mkdir -p "$folder/upper" "$folder/work" "$folder/root"
mount -t overlay overlay -o "lowerdir=/,upperdir=$folder/upper,workdir=$folder/work" "$folder/root"
root="$folder/root"
mount --rbind /dev "$root/dev"
mount -t proc proc "$root/proc"
chroot "$root" useradd --create-home --shell /bin/bash --gid users ray
rm -rf "$root/opt/skysweep"
user=root variables=()

# Each instruction on one line, those of the last stage only.
sed -e ':a' -e '/\\$/{N;s/\\\n//;ba' -e '}' "$file" | grep -vE '^(#|$)' |
  awk '/^FROM/ {n = 0} {line[n++] = $0} END {for (i = 1; i < n; i++) print line[i]}' >"$folder/steps"

while IFS= read -r step; do
  echo "STEP $step"
  case "$step" in
    ENV\ *) for pair in ${step#ENV }; do variables+=("${pair//\$\{BUILD\}/local}"); done ;;
    ARG\ *) ;;
    USER\ *) user="${step#USER }" ;;
    COPY\ --from=build\ *) cp -r "$software" "$root/${step##* }" && chroot "$root" chown -R ray:users "${step##* }" ;;
    COPY\ --from=java\ *) cp -r "$java" "$root/${step##* }" ;;
    RUN\ *) chroot "$root" su "$user" -s /bin/bash -c "export PATH=/usr/local/bin:/usr/bin:/bin ${variables[*]}; ${step#RUN }" </dev/null ;;
    *) echo "unknown step" && exit 1 ;;
  esac
done <"$folder/steps"
chroot "$root" su ray -s /bin/bash -c "export PATH=/usr/local/bin:/usr/bin:/bin ${variables[*]}; skysweep --version && skysweep engine info && id -un" </dev/null
