import { effect } from "@preact/signals-core"
import { refuseInWords } from "./connections/http.ts"
import { browserLang, refusalSentences, useLang } from "./i18n/language.ts"
import { PlenaryApp } from "./pages/app/plenary-app.ts"
import { keepFieldWords } from "./pages/frame/fieldStore.ts"
import { sitePath } from "./site/site.ts"
import { scale, theme, wishedLang } from "./state/kept/preferences.ts"

const root = document.documentElement

keepFieldWords(root)
refuseInWords(refusalSentences)
effect(() => {
  root.style.setProperty("--scale", String(scale.value))
})
effect(() => {
  if (theme.value === "system") delete root.dataset.theme
  else root.dataset.theme = theme.value
})

/** Starts the page after the language is loaded, so that its first text is in the reader's language. */
function begin(): void {
  effect(() => {
    void useLang(wishedLang.value ?? browserLang())
  })
  // oxlint-disable-next-line plenary/tags -- registered once its words are loaded; its class has a file of its name
  customElements.define("plenary-app", PlenaryApp)
}

// A top-level await here would deadlock: a language file may import from this chunk, and each would wait for the other.
Promise.all([
  useLang(wishedLang.peek() ?? browserLang()).catch(() => useLang("en")),
  sitePath === "" || import("./site/belowPath.ts").then(({ completeAddresses }) => completeAddresses()),
]).then(begin, begin)
