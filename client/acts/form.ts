import type { CommandInput, CommandKind } from "../../shared/contract/commands.ts"
import type { RecordRow } from "../../shared/fold/recordState.ts"
import type { Wordings } from "../../shared/rules/record/proposed.ts"
import type { Scene } from "../scene/scene.ts"
import type { Wanted } from "./act.ts"

export type Values = Readonly<Record<string, string>>

export type Field =
  | { kind: "text"; name: string; label: string; required: boolean; lang: string; value?: string }
  /** an empty value preselects nothing, so the reader has to choose */
  | { kind: "choice"; name: string; label: string; options: { value: string; label: string }[]; value: string }
  /** a day; empty means that there is none */
  | { kind: "date"; name: string; label: string; value: string; min: string }
  /** a box to tick; its value is "on" or "" */
  | { kind: "check"; name: string; label: string; value: string }
  /** several choices, each on or off; the value holds the chosen ones, separated by spaces */
  | { kind: "several"; name: string; label: string; options: { value: string; label: string }[]; value: string }
  /** a time in this reader's time zone, in the format of a `datetime-local` field */
  | { kind: "moment"; name: string; label: string; value: string; min: string; max: string }

export type Command = { [K in CommandKind]: { kind: K; body: CommandInput<K> } }[CommandKind]

export interface Quote {
  text: string
  lang: string
}

/** The form that an act needs before it can become a command. */
export interface Form {
  title: string
  /** the help below the title; as a function it depends on the chosen values */
  help?: string | ((values: Values) => string)
  /** the texts that the act concerns; the dialog shows them, so that nobody acts on an unseen text */
  quotes?: readonly Quote[]
  /** the declared record that the act binds or returns; the dialog shows all of it */
  record?: RecordRow
  /** the remedy that an objector requests */
  wish?: { label: string; text: string; lang: string }
  /** the old and the new wording, whose difference the dialog marks */
  changes?: (values: Values) => Wordings | null
  /** the act to offer instead, if the values require a different act; null if the values can be sent */
  instead?: (values: Values) => { why: string; label: string; act: Wanted } | null
  /** the fields, which may depend on the chosen values */
  fields: (values: Values) => Field[]
  /** the reason why the values cannot be sent; null if they can */
  lacks?: (values: Values) => string | null
  submit: (values: Values) => string
  /** the label of the button that closes the form, instead of *Cancel* */
  cancel?: () => string
  command: (values: Values) => Command
}

/**
 * Makes the form of an act. Null if the act's target no longer exists. The type comes from a method, because TypeScript
 * compares methods bivariantly.
 */
export type FormMaker<A> = { make(act: A, scene: Scene): Form | null }["make"]

/** The forms of a group of acts, such as those on rounds. Each form has the name of its act as its key. */
export type Forms<A extends { kind: string }> = { [D in A["kind"]]?: FormMaker<Extract<A, { kind: D }>> }
