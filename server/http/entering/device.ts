const browsers: readonly (readonly [RegExp, string])[] = [
  [/\bEdgA?\//, "Edge"],
  [/\bOPR\//, "Opera"],
  [/\bSamsungBrowser\//, "Samsung Internet"],
  [/\bMicroMessenger\//, "WeChat"],
  [/\b(Firefox|FxiOS)\//, "Firefox"],
  [/\b(Chrome|CriOS|HeadlessChrome)\//, "Chrome"],
  [/\bSafari\//, "Safari"],
]

const systems: readonly (readonly [RegExp, string])[] = [
  [/iPhone/, "iPhone"],
  [/iPad/, "iPad"],
  [/HarmonyOS|OpenHarmony/, "HarmonyOS"],
  [/Android/, "Android"],
  [/Windows/, "Windows"],
  [/CrOS/, "ChromeOS"],
  [/Mac OS X|Macintosh/, "Mac"],
  [/Linux/, "Linux"],
]

/**
 * Names the browser and the system of a request in a few words, e.g. "Firefox · Windows". The names are the same in all
 * languages. Returns "" if neither is known; the version and the place are never stored.
 */
export function deviceOf(agent: string | undefined): string {
  const named = (names: typeof browsers) => names.find(([pattern]) => pattern.test(agent ?? ""))?.[1]
  return [named(browsers), named(systems)].filter(name => name !== undefined).join(" · ")
}
