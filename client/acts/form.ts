import type { CommandInput, CommandKind } from "../../shared/contract/commands.ts"
import type { Wordings } from "../../shared/rules/record/proposed.ts"
import type { Wanted } from "./act.ts"
import type { Scene } from "./scene.ts"

export type Values = Readonly<Record<string, string>>

export type Field =
  | { is: "text"; name: string; label: string; required: boolean; lang: string; value?: string }
  /** without a value nothing is chosen for whoever decides, and something has to be */
  | { is: "choice"; name: string; label: string; options: { value: string; label: string }[]; value: string }
  /** a time on this reader's clock, as `datetime-local` writes it */
  | { is: "moment"; name: string; label: string; value: string; min: string }

export type Command = { [K in CommandKind]: { kind: K; body: CommandInput<K> } }[CommandKind]

export interface Quote {
  text: string
  lang: string
}

/** What an act has to ask before it can be a command. */
export interface Form {
  title: string
  /** may depend on what is chosen */
  help?: string | ((values: Values) => string)
  /** the texts it is about, so that nobody acts on what they cannot see */
  quotes?: readonly Quote[]
  /** what its author asks for */
  wish?: { label: string; text: string; lang: string }
  /** two wordings whose difference is marked */
  changes?: (values: Values) => Wordings | null
  /** what is done in its place where what was filled in takes another way; null where it can be sent */
  instead?: (values: Values) => { why: string; label: string; act: Wanted } | null
  /** fields may depend on what is chosen */
  fields: (values: Values) => Field[]
  /** why what was filled in cannot be sent as it is; null where it can */
  lacks?: (values: Values) => string | null
  submit: (values: Values) => string
  /** on the button that does nothing, in place of *Cancel* */
  cancel?: () => string
  command: (values: Values) => Command
}

/** Makes the form of an act; null where what it asks about is no longer there. Compared both ways, as a method is. */
export type FormMaker<A> = { make(act: A, scene: Scene): Form | null }["make"]

/** The forms of a noun, each under the name of its act. */
export type Forms<A extends { do: string }> = { [D in A["do"]]?: FormMaker<Extract<A, { do: D }>> }
