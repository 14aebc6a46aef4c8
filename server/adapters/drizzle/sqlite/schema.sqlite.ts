import { tables } from "../schema.ts"
import { sqliteKit } from "./kit.ts"

export const sqlite = tables(sqliteKit)

/** drizzle-kit reads the tables from a module's named exports. */
export const {
  event,
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
  snapshot,
  clientOwner,
  workspace,
  home,
  invite,
  signIn,
  seat,
  address,
  boundAddress,
  returnLink,
  adminToken,
  meta,
} = sqlite
