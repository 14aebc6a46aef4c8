import { unsafeCSS } from "lit"
import styles from "./peerStyles.css?inline"

const people = Array.from(
  { length: 8 },
  (_, n) => `.peer-${n} { --peer: var(--person-${n}, hsl(${n * 45} 60% 35%)); }`,
).join("\n")

/** Carets and selections of the others. The name says who it is, so colour is never the only sign. */
export const peerStyles = unsafeCSS(people + styles)
