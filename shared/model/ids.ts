import * as z from "zod"

/**
 * All ids have the same format, which is safe in a URL, a file name and an attribute. A command's body is read with this
 * schema for every id in it (core/readBody), also where the row has no brand of its own.
 */
export const RowId = z.string().regex(/^[A-Za-z0-9_-]{1,64}$/)
const id = RowId

export const WorkspaceId = id.brand<"WorkspaceId">()
export type WorkspaceId = z.infer<typeof WorkspaceId>
/** The log of the host, which lies beside the logs of the panels and is no panel (DOMAIN HL1). */
export const HostLogId = z.literal("host-log").brand<"HostLogId">()
export type HostLogId = z.infer<typeof HostLogId>
/** A log that is sealed and verified in the same way: a panel's, or the one of the host. */
export type LogId = WorkspaceId | HostLogId
export const MemberId = id.brand<"MemberId">()
export type MemberId = z.infer<typeof MemberId>
export const SideId = id.brand<"SideId">()
export type SideId = z.infer<typeof SideId>
export const InviteId = id.brand<"InviteId">()
export type InviteId = z.infer<typeof InviteId>
export const SessionId = id.brand<"SessionId">()
export type SessionId = z.infer<typeof SessionId>
export const ItemId = id.brand<"ItemId">()
export type ItemId = z.infer<typeof ItemId>
export const TopicId = id.brand<"TopicId">()
export type TopicId = z.infer<typeof TopicId>
export const ThreadId = id.brand<"ThreadId">()
export type ThreadId = z.infer<typeof ThreadId>
export const EntryId = id.brand<"EntryId">()
export type EntryId = z.infer<typeof EntryId>
export const StatementId = id.brand<"StatementId">()
export type StatementId = z.infer<typeof StatementId>
export const RoundId = id.brand<"RoundId">()
export type RoundId = z.infer<typeof RoundId>
export const BatchId = id.brand<"BatchId">()
export type BatchId = z.infer<typeof BatchId>
export const ObjectionId = id.brand<"ObjectionId">()
export type ObjectionId = z.infer<typeof ObjectionId>
export const RecordId = id.brand<"RecordId">()
export type RecordId = z.infer<typeof RecordId>
/**
 * The client chooses a command's id, unique for its member. If a member sends the same id again, the server returns the
 * first receipt.
 */
export const CommandId = id.brand<"CommandId">()
export type CommandId = z.infer<typeof CommandId>

/**
 * Names one text that a person said, e.g. `thread:T:E` for a comment (DOMAIN V1). The first part is the noun, the
 * second the id of its row, and the others the part of the row.
 */
export const SaidKey = z.string().regex(/^[a-z]+(:[A-Za-z0-9_-]{1,64}){2,4}$/)
export type SaidKey = z.infer<typeof SaidKey>
