import "./plenary-erasures.ts"
import "./plenary-panel-keeping.ts"
