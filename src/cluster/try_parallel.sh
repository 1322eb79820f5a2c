#!/usr/bin/env bash
#
# Runs parallel.sh for real: GNU parallel over ssh, to an ssh daemon of its own on this machine. The
# merged report has to be the one of a single run, byte for byte.
#
#   src/cluster/try_parallel.sh [STUDENTS=40] [SHARES=4]
#
# Needs root and Debian's parallel and openssh-server. Ends every process that it started.

set -euo pipefail
here=$(cd -P -- "$(dirname -- "${BASH_SOURCE[0]}")" && pwd)
home=$(cd -P -- "$here/../.." && pwd)
students=${1:-40} shares=${2:-4}
work=$(mktemp -d)
daemon=
stop() {
  [ -z "$daemon" ] || kill "$daemon" 2> /dev/null || true
  rm -rf "$work"
}
trap stop EXIT

# An ssh daemon that listens to this machine alone, with keys of its own.
ssh-keygen -q -t ed25519 -N '' -f "$work/host"
ssh-keygen -q -t ed25519 -N '' -f "$work/user"
cp "$work/user.pub" "$work/authorized"
chmod 600 "$work/authorized"
mkdir -p /run/sshd
"$(command -v sshd)" -D -e -f /dev/null -h "$work/host" -o Port=16822 -o ListenAddress=127.0.0.1 \
  -o AuthorizedKeysFile="$work/authorized" -o StrictModes=no -o PidFile=none -o UsePAM=no \
  2> "$work/sshd.log" &
daemon=$!
cat > "$work/ssh" << SSH
#!/bin/sh
exec ssh -i "$work/user" -p 16822 -o StrictHostKeyChecking=no -o UserKnownHostsFile=/dev/null -o LogLevel=ERROR "\$@"
SSH
chmod 700 "$work/ssh"
export PARALLEL_SSH=$work/ssh
for ((i = 0; i < 100; i++)); do
  "$work/ssh" 127.0.0.1 true 2> /dev/null && break
  sleep 0.1
done

"$here/class.sh" "$work/class" "$students"
"$home/run.sh" grade "$work/class" --only ch04/e1 --format json --out "$work/one.json" > /dev/null || [ $? -eq 1 ]

export CLASS=$work/class PARTS=$work/parts SHARES=$shares LOOPBOOK=$home
mkdir "$PARTS"
"$here/parallel.sh" 127.0.0.1 --only ch04/e1
"$home/run.sh" grade --merge "$PARTS" --format json --out "$work/merged.json" > /dev/null || [ $? -eq 1 ]
cmp "$work/one.json" "$work/merged.json"
echo "$students students in $shares shares over ssh: the merged report is the same, byte for byte"
