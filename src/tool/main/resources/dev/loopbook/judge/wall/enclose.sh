# Builds a root folder that holds only what a JVM needs, read-only, and an empty scratch folder;
# moves there; gives up every privilege; and becomes the command.
#
#   sh -c "$(cat enclose.sh)" enclose ROOT SCRATCH-SIZE USER LIBRARIES PATH... -- COMMAND...
#
# It runs in mount and process namespaces of its own, as the root of a user namespace (USER 0) or
# as the system's root that becomes USER at the end. ROOT is an empty folder: only this process and
# its children see what is mounted there. Any step that fails ends it.
set -eu
root=$1 size=$2 user=$3 libraries=$4
shift 4

mount -t tmpfs -o mode=755,nosuid,nodev,size=1m tmpfs "$root"

# A remount must keep what the original forbids, and the original may forbid devices.
read_only() {
  mount --bind "$1" "$2"
  mount -o remount,bind,ro,nosuid "$2" 2> /dev/null || mount -o remount,bind,ro,nosuid,nodev "$2"
}

show() {
  [ ! -e "$root$1" ] || return 0
  if [ -L "$1" ]; then
    mkdir -p "$root${1%/*}"
    ln -s "$(readlink "$1")" "$root$1"
  elif [ -d "$1" ]; then
    mkdir -p "$root$1"
    read_only "$1" "$root$1"
  elif [ -e "$1" ]; then
    mkdir -p "$root${1%/*}"
    : > "$root$1"
    read_only "$1" "$root$1"
  fi
}

while [ "$1" != -- ]; do
  show "$1"
  shift
done
shift

mkdir -p "$root/.wall" "$root/dev" "$root/scratch" "$root/tmp" "$root/.old"
for tool in umount setpriv; do
  : > "$root/.wall/$tool"
  read_only "$(command -v $tool)" "$root/.wall/$tool"
done
for device in null zero random urandom; do
  : > "$root/dev/$device"
  mount --bind "/dev/$device" "$root/dev/$device"
done
mount -t tmpfs -o "mode=700,nosuid,nodev,size=$size,uid=$user" tmpfs "$root/scratch"

# umount reads /proc: the old one, which goes with the old root. The command gets none, and so no
# /proc/self/mem or /proc/self/fd.
ln -s .old/proc "$root/proc"
mount -o remount,bind,ro,nosuid,nodev "$root"
cd "$root"
pivot_root . .old
cd /scratch
# Without /proc a program does not find the libraries beside it by itself.
export LD_LIBRARY_PATH="$libraries"
/.wall/umount -l /.old
if [ "$user" = 0 ]; then
  become=
else
  become="--reuid=$user --regid=$user --clear-groups"
fi
# shellcheck disable=SC2086 # several words, or none
exec /.wall/setpriv $become --bounding-set=-all --inh-caps=-all --ambient-caps=-all \
  --no-new-privs "$@"
