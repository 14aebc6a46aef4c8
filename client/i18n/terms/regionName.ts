import { langTags } from "../../../generated/words/languages.ts"
import { currentLang } from "../language.ts"

/** Names a region by its code, in the language of the page. */
export function regionName(code: string): string {
  return new Intl.DisplayNames([langTags[currentLang()]], { type: "region", fallback: "code" }).of(code) ?? code
}

/** The regions that a page offers first: those of many panels. Any other is typed by its code. */
export const commonRegions: readonly string[] = [
  "CN",
  "JP",
  "US",
  "CH",
  "DE",
  "FR",
  "GB",
  "KR",
  "SG",
  "TW",
  "HK",
  "CA",
  "AU",
  "IN",
  "NL",
  "SE",
  "IT",
  "ES",
  "BE",
  "AT",
]
