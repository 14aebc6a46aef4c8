import { unsafeCSS } from "lit"
import sheet from "../../styles/controls.css?inline"

/** The CSS rules of styles/controls.css, for an element with a shadow root. */
export const controlStyles = unsafeCSS(sheet)
