import { tables } from "../schema.ts"
import { postgresKit } from "./kit.ts"

export const postgres = tables(postgresKit)

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
} = postgres
