import type { RecordCard, Statement } from "../../../../shared/fold/consensusState.ts"
import type { Lang } from "../../../../shared/model/terms.ts"
import type { Wanted } from "../../../acts/act.ts"
import type { PlenaryNote } from "../../../elements/note/plenary-note.ts"

/** What the page shows when an act is something to look at or to write, and no command. */
export interface Stage {
  slug: string
  /** opens the form of an act that asks something first */
  ask(act: Wanted): void
  edit(statement: Statement, lang: Lang): void
  /** opens the choice between a bracket's alternatives on the card */
  settle(statement: Statement): void
  /** the button on the card that confirms a record, or its withdrawal */
  confirm(record: RecordCard): void
  /** the note of a topic on this page, once it can be written in */
  note(topic: string): Promise<PlenaryNote | null>
  showResults(): void
}
