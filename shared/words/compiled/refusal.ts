// written by npm run words from the catalogues beside this folder
import { refusal as en } from "./en/refusal.ts"
import { refusal as zh } from "./zh/refusal.ts"
import { refusal as ja } from "./ja/refusal.ts"

export const refusalMessages = { en, zh, ja }
