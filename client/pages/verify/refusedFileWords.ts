import { msg } from "../../i18n/msg.ts"
import type { FileRefused } from "../../state/verifying/asked.ts"

/** Says why a file was refused, before anything in it was verified. */
export const refusedFileWords = (fault: FileRefused): string =>
  ({
    form: () => msg("verifying.zip.form"),
    damaged: () => msg("verifying.zip.damaged"),
    method: () => msg("verifying.zip.method"),
    name: () => msg("verifying.zip.name"),
    duplicate: () => msg("verifying.zip.duplicate"),
    "too-large": () => msg("verifying.zip.tooLarge"),
    "no-bundle": () => msg("verifying.zip.noBundle"),
    "two-bundles": () => msg("verifying.zip.twoBundles"),
    unreadable: () => msg("verifying.unreadable"),
  })[fault]()
