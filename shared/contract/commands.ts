import * as z from "zod"
import { CommandId } from "../model/ids.ts"
import { floorCommands } from "./commands/floor.ts"
import { keepingCommands } from "./commands/law/keeping.ts"
import { privacyCommands } from "./commands/law/privacy.ts"
import { retentionCommands } from "./commands/law/retention.ts"
import { noticeCommands } from "./commands/notice.ts"
import { alternateCommands } from "./commands/people/alternate.ts"
import { machineCommands } from "./commands/programs/machine.ts"
import { proposalCommands } from "./commands/proposal.ts"
import { publicCommands } from "./commands/public.ts"
import { recordCommands } from "./commands/record.ts"
import { roundCommands } from "./commands/round.ts"
import { translationCommands } from "./commands/said/translation.ts"
import { sessionCommands } from "./commands/session.ts"
import { statementCommands } from "./commands/statement.ts"
import { threadCommands } from "./commands/thread.ts"
import { workspaceCommands } from "./commands/workspace.ts"
import { contracts } from "./contracts.ts"

/** All commands that a client can send, each with the schema of its body. */
export const commandBodies = {
  ...workspaceCommands,
  ...alternateCommands,
  ...sessionCommands,
  ...floorCommands,
  ...contracts.question.commands,
  ...publicCommands,
  ...threadCommands,
  ...statementCommands,
  ...roundCommands,
  ...recordCommands,
  ...noticeCommands,
  ...proposalCommands,
  ...translationCommands,
  ...machineCommands,
  ...keepingCommands,
  ...privacyCommands,
  ...retentionCommands,
}

export type CommandKind = keyof typeof commandBodies
export type CommandBody<K extends CommandKind> = z.output<(typeof commandBodies)[K]>
/** A command's body as a page sends it. Fields with a default may be left out. */
export type CommandInput<K extends CommandKind> = z.input<(typeof commandBodies)[K]>

/**
 * The message of the socket event `command`. It has no actor, because the server takes the actor from the connection.
 */
export const CommandMessage = z.strictObject({ id: CommandId, kind: z.string().max(64), body: z.unknown() })
export type CommandMessage = z.infer<typeof CommandMessage>
