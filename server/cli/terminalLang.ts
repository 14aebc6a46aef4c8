import { type Lang, languages } from "../../shared/model/terms.ts"

/** The terminal's own language where we speak it. */
export function terminalLang(environment: Record<string, string | undefined>): Lang {
  const locale = environment["LC_ALL"] || environment["LANG"] || ""
  return languages.find(one => locale.startsWith(one)) ?? "en"
}
