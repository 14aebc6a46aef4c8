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
  | "set-accounts"
  | "set-reasons"
  | "set-engine"
  | "set-rule"
  | "set-stopping"
  | "set-privacy"
  | "set-transfers"
  | "set-retention"
  | "set-translation-days"

/** A command that changes a setting, with all values of its part of the settings. */
export type SettingCommand = { [K in CommandKind]: { kind: K; body: CommandInput<K> } }[Setting]

/** A part of the settings: its fields, and the command that saves them. */
export interface Part {
  id: Setting
  title: string
  /**
   * True if the setting can no longer be changed, because the panel has already worked with it. The other settings of
   * the part can still be saved.
   */
  fixed: boolean
  /** True if the part consists only of the setting that can become fixed. Nothing of a fixed part can be saved. */
  whole?: boolean
  /** The reason why the part cannot be saved at the moment. Null if it can be. */
  held?: string | null
  fields: TemplateResult
  /** Returns the error in the form that prevents saving, or null. */
  amiss?: (form: FormData) => Amiss | null
  read: (form: FormData) => SettingCommand
}
