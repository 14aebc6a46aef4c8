import { afterEach, beforeEach, describe } from "vitest"
import type { Opened } from "../../../server/adapters/opened.ts"
import { accountPromises } from "./conformance/accountPromises.ts"
import { backupPromises } from "./conformance/backupPromises.ts"
import { ballotPromises } from "./conformance/ballotPromises.ts"
import { codePromises } from "./conformance/codePromises.ts"
import { directoryPromises } from "./conformance/directoryPromises.ts"
import { directoryRaces } from "./conformance/directoryRaces.ts"
import { documentPromises } from "./conformance/documentPromises.ts"
import { draftPromises } from "./conformance/draftPromises.ts"
import { filePromises } from "./conformance/filePromises.ts"
import { historyPromises } from "./conformance/historyPromises.ts"
import { hostPromises } from "./conformance/hostPromises.ts"
import { invitationPromises } from "./conformance/invitationPromises.ts"
import { jobPromises } from "./conformance/jobPromises.ts"
import { logPromises } from "./conformance/logPromises.ts"
import { retentionPromises } from "./conformance/retentionPromises.ts"
import { sealingPromises } from "./conformance/sealingPromises.ts"
import { ticketPromises } from "./conformance/ticketPromises.ts"
import { twoConnections } from "./conformance/twoConnections.ts"

/** One database that a test can close, open again, and reach behind the ports. */
export interface Bench {
  opened: Opened
  reopen(): Promise<void>
  /** opens the same database once more, as another process does; both know that they are not alone */
  second(): Promise<Opened>
  /** takes the personal part of an event away, as erasing does */
  erase(seq: number): Promise<void>
  end(): Promise<void>
}

/** The promises of every implementation of the three ports. */
export function storeConformance(name: string, start: () => Promise<Bench>) {
  describe(name, () => {
    let bench: Bench
    beforeEach(async () => {
      bench = await start()
    })
    afterEach(() => bench.end())
    logPromises(() => bench)
    directoryPromises(() => bench)
    accountPromises(() => bench)
    hostPromises(() => bench)
    draftPromises(() => bench)
    invitationPromises(() => bench)
    jobPromises(() => bench)
    filePromises(() => bench)
    retentionPromises(() => bench)
    documentPromises(() => bench)
    historyPromises(() => bench)
    sealingPromises(() => bench)
    ballotPromises(() => bench)
    codePromises(() => bench)
    ticketPromises(() => bench)
    backupPromises(() => bench)
    twoConnections(() => bench)
    directoryRaces(() => bench)
  })
}
