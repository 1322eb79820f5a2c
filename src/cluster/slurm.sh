#!/usr/bin/env bash
#
# Grades a class as a Slurm job array, one share a task. The class and the parts are in folders that
# all nodes see.
#
#   export CLASS=/shared/class PARTS=/shared/parts SHARES=8
#   sbatch --array=1-$SHARES src/cluster/slurm.sh --require-sandbox
#   ./run.sh grade --merge "$PARTS" --format csv --out grades.csv
#
# --merge names the shares that are missing; `sbatch --array=3,7 …` runs them again, from where they
# stopped. The arguments are handed on to grade. LOOPBOOK is its folder, if you submit from elsewhere.

#SBATCH --job-name=loopbook-grade
#SBATCH --cpus-per-task=1
#SBATCH --requeue
#SBATCH --open-mode=append

set -euo pipefail
: "${CLASS:?the folder with the hand-ins}" "${PARTS:?the folder for the grades}" "${SHARES:?how many shares}"
loopbook=${LOOPBOOK:-$SLURM_SUBMIT_DIR}

exec "$loopbook/run.sh" grade "$CLASS" --shard "$SLURM_ARRAY_TASK_ID/$SHARES" --out "$PARTS" \
  --jobs "${SLURM_CPUS_PER_TASK:-1}" "$@"
