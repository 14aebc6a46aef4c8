import type { TemplateResult } from "lit"
import type { CommandInput, CommandKind } from "../../../shared/contract/commands.ts"
import type { Amiss } from "../../elements/forms/amiss.ts"

type Setting =
  | "set-title"
  | "set-description"
  | "set-sides"
  | "set-languages"
  | "set-attribution"
  | "set-access"
  | "set-rule"

/** One setting with the whole of its part. */
export type SettingCommand = { [K in CommandKind]: { kind: K; body: CommandInput<K> } }[Setting]

/** A part of the settings: its fields, and what they say once they are saved. */
export interface Part {
  id: Setting
  title: string
  /** the panel works under it: what is left may still be saved, but not this */
  fixed: boolean
  /** nothing of it is left to be saved once it is fixed */
  whole?: boolean
  /** why it cannot be saved for now */
  held?: string | null
  fields: TemplateResult
  /** what they cannot be saved with */
  amiss?: (form: FormData) => Amiss | null
  read: (form: FormData) => SettingCommand
}
