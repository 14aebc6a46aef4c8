import type { RecordsAnswer } from "../../../../../shared/contract/queries/agreed.ts"
import type { CalendarMade, CalendarState } from "../../../../../shared/contract/queries/calendars.ts"
import type {
  HostFaceShown,
  HostLogPage,
  HostOverview,
  HostSettingsRead,
  HostSignIns,
} from "../../../../../shared/contract/queries/host/host.ts"
import type { DeletionList, ErasurePreview } from "../../../../../shared/contract/queries/law/deleted.ts"
import type { OwnData } from "../../../../../shared/contract/queries/law/ownData.ts"
import type { RetentionCount } from "../../../../../shared/contract/queries/law/retention.ts"
import type {
  AccountAnswer,
  AccountsNeeded,
  LinkPreview,
  PasskeyAsked,
  ServiceBegun,
  SignedIn,
} from "../../../../../shared/contract/queries/people/accounts.ts"
import type {
  InvitationList,
  InvitationsAsked,
  LetterPreview,
  LettersTriedAgain,
  StuckLetters,
} from "../../../../../shared/contract/queries/people/invitations.ts"
import type { OpeningPreview } from "../../../../../shared/contract/queries/people/openings.ts"
import type { IndexState, SearchAnswer } from "../../../../../shared/contract/queries/searching.ts"
import type { TokenUses } from "../../../../../shared/contract/queries/tokens.ts"
import type { DraftSaved, EngineDraft, TranslationsWanted } from "../../../../../shared/contract/queries/translating.ts"
import type { VersionList, VersionRead } from "../../../../../shared/contract/queries/versions.ts"
import type {
  CodeAsked,
  EditCounts,
  EntriesPage,
  InvitePreview,
  Joined,
  Mine,
  NoteMoment,
  OwnAddress,
  PressPreview,
  Returned,
  ReturnLinkMade,
  ReturnLinkState,
  ReturnPreview,
  ReturnReason,
  WaysBack,
  WorkspaceList,
  WorkspaceOpened,
} from "../../../../../shared/contract/queries.ts"
import type { RecordFetched } from "../../../../../shared/fold/recordState.ts"
import type { OriginalsFetched, Snapshot, TopicFetched } from "../../../../../shared/fold/slices/snapshot.ts"
import type { MinutesWritten } from "../../../../../shared/minutes/written.ts"
import type { Paper } from "../../../../../shared/papers/paper.ts"
import type { FiguresOfRound } from "../../../../../shared/rules/round/outcome/roundFigures.ts"

/**
 * The types of the answers that the OpenAPI document describes. `npm run answers` writes their schemas into schemas.ts,
 * so that the document cannot differ from the code.
 */
export interface Answers {
  account: AccountAnswer
  accountsNeeded: AccountsNeeded
  calendarMade: CalendarMade
  calendarState: CalendarState
  codeAsked: CodeAsked
  deletions: DeletionList
  draftSaved: DraftSaved
  editCounts: EditCounts
  engineDraft: EngineDraft
  erasure: ErasurePreview
  retention: RetentionCount
  entriesPage: EntriesPage
  hostFace: HostFaceShown
  hostLogPage: HostLogPage
  hostOverview: HostOverview
  hostSettings: HostSettingsRead
  hostSignIns: HostSignIns
  stuckLetters: StuckLetters
  invitationList: InvitationList
  invitationsAsked: InvitationsAsked
  letterPreview: LetterPreview
  lettersTriedAgain: LettersTriedAgain
  invitePreview: InvitePreview
  joined: Joined
  mine: Mine
  linkPreview: LinkPreview
  minutes: MinutesWritten
  noteMoment: NoteMoment
  originals: OriginalsFetched
  ownAddress: OwnAddress
  ownData: OwnData
  paper: Paper
  passkeyAsked: PasskeyAsked
  openingPreview: OpeningPreview
  pressPreview: PressPreview
  record: RecordFetched
  returned: Returned
  returnLinkMade: ReturnLinkMade
  returnLinkState: ReturnLinkState
  returnPreview: ReturnPreview
  returnReason: ReturnReason
  roundFigures: FiguresOfRound
  search: SearchAnswer
  searchIndex: IndexState
  records: RecordsAnswer
  serviceBegun: ServiceBegun
  signedIn: SignedIn
  snapshot: Snapshot
  tokenUses: TokenUses
  topicFetched: TopicFetched
  translations: TranslationsWanted
  versionList: VersionList
  versionRead: VersionRead
  waysBack: WaysBack
  workspaceList: WorkspaceList
  workspaceOpened: WorkspaceOpened
}
