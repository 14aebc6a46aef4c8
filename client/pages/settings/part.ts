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

/** One setting with all values of its part. */
export type SettingCommand = { [K in CommandKind]: { kind: K; body: CommandInput<K> } }[Setting]

/** A part of the settings: its fields, and the command that saves them. */
export interface Part {
  id: Setting
  title: string
  /** the panel already works under it: this setting can no longer be saved, the rest of the part can */
  fixed: boolean
  /** once it is fixed, nothing of the part is left to save */
  whole?: boolean
  /** the reason why it cannot be saved for now */
  held?: string | null
  fields: TemplateResult
  /** the fault that prevents saving */
  amiss?: (form: FormData) => Amiss | null
  read: (form: FormData) => SettingCommand
}
