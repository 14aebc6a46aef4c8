import { effect } from "@preact/signals-core"
import { browserLang, useLang } from "./i18n/language.ts"
import { PlenaryApp } from "./pages/app/plenary-app.ts"
import { scale, theme, wishedLang } from "./state/preferences.ts"

const root = document.documentElement

effect(() => {
  root.style.setProperty("--scale", String(scale.value))
})
effect(() => {
  if (theme.value === "system") delete root.dataset.theme
  else root.dataset.theme = theme.value
})

// the first words on the page are already in the reader's language
await useLang(wishedLang.peek() ?? browserLang()).catch(() => useLang("en"))
effect(() => {
  void useLang(wishedLang.value ?? browserLang())
})
customElements.define("plenary-app", PlenaryApp)
