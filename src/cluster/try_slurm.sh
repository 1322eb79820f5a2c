#!/usr/bin/env bash
#
# Runs slurm.sh for real: Slurm's own daemons on this one machine, 200 hand-ins over an array of
# eight tasks, one of which is killed with SIGKILL in the middle and run again. The merged report has
# to be the one of a single run, byte for byte.
#
#   src/cluster/try_slurm.sh [STUDENTS=200] [SHARES=8]
#
# Needs root and Debian's slurm-wlm and munge. Ends every process that it started.

set -euo pipefail
here=$(cd -P -- "$(dirname -- "${BASH_SOURCE[0]}")" && pwd)
home=$(cd -P -- "$here/../.." && pwd)
students=${1:-200} shares=${2:-8}
work=$(mktemp -d)
started=()
stop() {
  [ ${#started[@]} -eq 0 ] || kill "${started[@]}" 2> /dev/null || true
  wait 2> /dev/null || true
  rm -rf "$work"
}
trap stop EXIT

say() { printf '%s %s\n' "$(date +%T)" "$*"; }

# ---- a cluster of one node ----

mkdir -p "$work/munge" "$work/state" "$work/spool" "$work/log"
chmod 700 "$work/munge"
dd if=/dev/urandom of="$work/munge/key" bs=1024 count=1 2> /dev/null
chmod 400 "$work/munge/key"
# munged insists that each folder on the way belongs to root and nobody else may write there
munged --foreground --force --key-file="$work/munge/key" --socket="$work/munge/socket" \
  --pid-file="$work/munge/pid" --seed-file="$work/munge/seed" --log-file="$work/munge/log" \
  > "$work/log/munged" 2>&1 &
started+=($!)

node=$(hostname -s)
cat > "$work/slurm.conf" << CONF
ClusterName=loopbook
SlurmctldHost=$node(127.0.0.1)
SlurmctldPort=16817
SlurmdPort=16818
SlurmUser=root
AuthType=auth/munge
AuthInfo=socket=$work/munge/socket
CryptoType=crypto/munge
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
SelectType=select/cons_tres
SelectTypeParameters=CR_Core
ReturnToService=2
MpiDefault=none
StateSaveLocation=$work/state
SlurmdSpoolDir=$work/spool
SlurmctldPidFile=$work/slurmctld.pid
SlurmdPidFile=$work/slurmd.pid
SlurmctldLogFile=$work/log/slurmctld
SlurmdLogFile=$work/log/slurmd
NodeName=$node NodeAddr=127.0.0.1 CPUs=2 RealMemory=1024
PartitionName=main Nodes=ALL Default=YES MaxTime=INFINITE State=UP
CONF
export SLURM_CONF=$work/slurm.conf
slurmctld -D > /dev/null 2>&1 &
started+=($!)
slurmd -D -N "$node" > /dev/null 2>&1 &
started+=($!)
for ((i = 0; i < 100; i++)); do
  sinfo -h -t idle 2> /dev/null | grep -q main && break
  sleep 0.3
done
sinfo -h | grep -q idle || { tail -n 5 "$work"/log/*; echo "Slurm does not start" >&2; exit 1; }
say "Slurm $(sinfo --version | cut -d' ' -f2) with one node"

# ---- the class ----

"$here/class.sh" "$work/class" "$students"
options=(--only ch04/e1)
begin=$SECONDS
"$home/run.sh" grade "$work/class" "${options[@]}" --format json --out "$work/one.json" > /dev/null || [ $? -eq 1 ]
rm -f "$work/class/.loopbook-grades"
say "one machine: $students students in $((SECONDS - begin)) s"

export CLASS=$work/class PARTS=$work/parts SHARES=$shares LOOPBOOK=$home
mkdir "$PARTS"
finished() { [ -z "$(squeue -h -j "$1" 2> /dev/null)" ]; }
submit() { sbatch --parsable --array="$1" --output="$work/log/task-%a" "$here/slurm.sh" "${options[@]}"; }

begin=$SECONDS
job=$(submit "1-$shares")
say "job $job: an array of $shares tasks"

# The first task whose first grades are kept is killed, with all that it started.
victim=
until [ -n "$victim" ]; do
  if finished "$job"; then break; fi
  for ((i = 1; i <= shares; i++)); do
    if [ -s "$PARTS/shard-$i-of-$shares.grades" ] && [ ! -e "$PARTS/shard-$i-of-$shares.json" ]; then
      victim=$i
      scancel --full --signal=KILL "${job}_$i" || true
      break
    fi
  done
  sleep 0.05
done
until finished "$job"; do sleep 1; done
[ -n "$victim" ] || { echo "no task was there to be killed" >&2; exit 1; }
say "all tasks have ended; task $victim was killed after $(wc -l < "$PARTS/shard-$victim-of-$shares.grades") grades"

status=0
"$home/run.sh" grade --merge "$PARTS" > "$work/log/merge" 2>&1 || status=$?
if [ -e "$PARTS/shard-$victim-of-$shares.json" ]; then
  say "it had finished all the same"
else
  [ "$status" -eq 1 ] && grep -q "$victim/$shares" "$work/log/merge" \
    || { cat "$work/log/merge" >&2; echo "the missing share isn't named" >&2; exit 1; }
  say "merging says: $(tr -s ' \n' ' ' < "$work/log/merge")"
  job=$(submit "$victim")
  until finished "$job"; do sleep 1; done
  say "job $job: task $victim again"
fi

"$home/run.sh" grade --merge "$PARTS" --format json --out "$work/merged.json" > /dev/null || [ $? -eq 1 ]
cmp "$work/one.json" "$work/merged.json"
say "$shares shares in $((SECONDS - begin)) s; the merged report is the same, byte for byte: $(wc -c < "$work/merged.json") bytes, $(sha256sum < "$work/merged.json" | cut -c1-16)"
