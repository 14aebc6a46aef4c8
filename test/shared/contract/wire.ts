import type { Answers } from "../../../server/http/routes/openapi/answers/answers.ts"
import type { Hello, NoticeFrame, Reject, WriterGrant } from "../../../shared/contract/documentFrames.ts"
import type { AccessEnded, Answered, EntriesFrame, Hint, LiveAuth, Look } from "../../../shared/contract/live.ts"
import type { FileUploaded, FontsKnown } from "../../../shared/contract/queries/files.ts"
import type { JobShown } from "../../../shared/contract/queries/jobs.ts"
import type { InvitationRow } from "../../../shared/contract/queries/people/invitations.ts"
import type { RecordCard } from "../../../shared/contract/queries/recordCards.ts"
import type { DraftTyped, EngineAsked } from "../../../shared/contract/queries/translating.ts"
import type { WebhookList, WebhookMade, WebhookMessage } from "../../../shared/contract/queries/webhooks.ts"
import type { BallotHanded, ErrorBody, RecordProof, ServerKeys } from "../../../shared/contract/queries.ts"
import type { State } from "../../../shared/fold/state.ts"

/**
 * All that the wire says in types alone, beside commands and events: what HTTP answers, what goes over the live
 * connection and a note's socket, and the whole state, of which a snapshot is a part. The hash of the contract covers
 * these types by their names and shapes, wherever they stand.
 */
export interface Wire extends Answers {
  accessEnded: AccessEnded
  answered: Answered
  ballot: BallotHanded
  draftTyped: DraftTyped
  engineAsked: EngineAsked
  entries: EntriesFrame
  error: ErrorBody
  fileUploaded: FileUploaded
  fontsKnown: FontsKnown
  hello: Hello
  hint: Hint
  invitationRow: InvitationRow
  job: JobShown
  liveAuth: LiveAuth
  look: Look
  notice: NoticeFrame
  proof: RecordProof
  recordCard: RecordCard
  reject: Reject
  serverKeys: ServerKeys
  state: State
  webhookList: WebhookList
  webhookMade: WebhookMade
  webhookMessage: WebhookMessage
  writer: WriterGrant
}
