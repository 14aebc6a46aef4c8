import { tables } from "../schema.ts"
import { sqliteKit } from "./kit.ts"

export const sqlite = tables(sqliteKit)

/** The tables as named exports, because drizzle-kit reads them from there. */
export const {
  event,
  logHead,
  headSignature,
  content,
  command,
  answer,
  checkpoint,
  checkpointPart,
  ballot,
  roll,
  writer,
  docHead,
  docUpdate,
  docSegment,
  snapshot,
  clientOwner,
  workspace,
  home,
  invite,
  signIn,
  seat,
  address,
  boundAddress,
  letter,
  returnLink,
  adminToken,
  meta,
} = sqlite
