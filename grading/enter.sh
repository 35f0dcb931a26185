#!/bin/sh
# Build a small root out of what the arguments list, move into it, and run the command after `--`.
#   enter.sh HOME [read|show|write|link|empty PATH TARGET]... -- COMMAND...
# Runs in mount and process namespaces of its own: what is mounted here ends with the command.
set -eu
home=$1
shift
root=$(mktemp -d)
mount -t tmpfs -o size=16m,mode=755 root "$root"

empty() {
  mkdir -p "$root$1"
  mount -t tmpfs -o size=64m,mode=1777,nosuid,nodev empty "$root$1"
}

shown() {
  if [ -d "$1" ]; then
    mkdir -p "$root$1"
  else
    mkdir -p "$root$(dirname "$1")"
    : >"$root$1"
  fi
  mount --bind "$1" "$root$1"
}

while [ "$1" != -- ]; do
  case $1 in
    empty) empty "$2" ;;
    link) ln -s "$3" "$root$2" ;;
    write) shown "$2" ;;
    read | show)
      shown "$2"
      mount -o remount,bind,ro,nosuid,nodev "$root$2"
      ;;
  esac
  shift 3
done
shift

mkdir -p "$root/proc" "$root/dev" "$root/old"
mount -t proc -o ro,nosuid,nodev,noexec proc "$root/proc"
for device in null zero full random urandom; do
  : >"$root/dev/$device"
  mount --bind "/dev/$device" "$root/dev/$device"
done
empty /dev/shm
cd "$root"
pivot_root . old
umount -l /old
rmdir /old
mount -o remount,bind,ro /
cd "$home"
exec "$@"
