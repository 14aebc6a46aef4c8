import type { Mail } from "../ports/host/mail.ts"
import { type AttendancePorts, createAttendance } from "./attendance.ts"
import { type BackupWatchPorts, createBackupWatch } from "./backups/backups.ts"
import { type BallotWatchPorts, createBallotWatch } from "./ballots.ts"
import { createDeadlines, type DeadlinePorts } from "./deadlines.ts"
import { createDriftWatch, type DriftPorts } from "./drift.ts"
import { createForgetting, type ForgettingPorts } from "./forgetting.ts"
import { type DeletingAllowed, DeletingLooks } from "./host/deletingLooks.ts"
import { createHostErasing, type HostErasingPorts } from "./host/erasing.ts"
import { createExpiring, type ExpiringPorts } from "./host/expiring.ts"
import { createUnkeptWatch, type UnkeptPorts } from "./host/unkept.ts"
import { createWebhookWatch, type WebhookWatchPorts } from "./jobs/webhooks.ts"
import { createWorking, type WorkingPorts } from "./jobs/working.ts"
import { createDeletionWatch, type DeletionWatchPorts } from "./law/deletions.ts"
import { createRetentionWatch, type RetentionWatchPorts } from "./law/retention.ts"
import { createPostman, type PostPorts } from "./mail.ts"
import { createSealing, type SealingPorts } from "./sealing.ts"
import type { Watch } from "./watch.ts"

type WatchesPorts = DeadlinePorts &
  Omit<HostErasingPorts, "looks"> &
  Omit<ExpiringPorts, "looks"> &
  AttendancePorts &
  DriftPorts &
  BallotWatchPorts &
  ForgettingPorts &
  SealingPorts &
  WebhookWatchPorts &
  WorkingPorts &
  DeletionWatchPorts &
  Omit<RetentionWatchPorts, "looks"> &
  Omit<UnkeptPorts, "looks"> &
  Omit<BackupWatchPorts, "scheduled"> &
  Omit<PostPorts, "mail"> & {
    /** null if no backups are taken on a schedule */
    scheduled: BackupWatchPorts["scheduled"] | null
    /** null if no mail server is configured: then members copy the text of a notice and send it themselves */
    mail: Mail | null
  }

/** All watches: the work that the server does without a command from a person. */
export const createWatches = (given: WatchesPorts): Watch[] => listed({ ...given, looks: new DeletingLooks(given) })

const listed = (ports: WatchesPorts & DeletingAllowed): Watch[] => [
  createDeadlines(ports),
  createAttendance(ports),
  createDriftWatch(ports),
  createBallotWatch(ports),
  createForgetting(ports),
  createSealing(ports),
  createHostErasing(ports),
  createExpiring(ports),
  createUnkeptWatch(ports),
  createWebhookWatch(ports),
  createWorking(ports),
  createDeletionWatch(ports),
  createRetentionWatch(ports),
  ...(ports.scheduled ? [createBackupWatch({ ...ports, scheduled: ports.scheduled })] : []),
  ...(ports.mail ? [createPostman({ ...ports, mail: ports.mail })] : []),
]
