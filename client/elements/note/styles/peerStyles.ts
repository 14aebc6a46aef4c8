import { unsafeCSS } from "lit"
import styles from "./peerStyles.css?inline"

const people = Array.from(
  { length: 8 },
  (_, n) => `.peer-${n} { --peer: var(--person-${n}, hsl(${n * 45} 60% 35%)); }`,
).join("\n")

/** The CSS rules of the peers' carets and selections. Each caret has a name label, so colour is never the only sign. */
export const peerStyles = unsafeCSS(people + styles)
