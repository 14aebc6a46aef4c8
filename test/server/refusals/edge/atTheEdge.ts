import { ofBallots } from "./ofBallots.ts"
import { overHttp } from "./overHttp.ts"
import { overSockets } from "./overSockets.ts"

/** Codes of the edge, over HTTP, Socket.IO and the document endpoint of a real server. */
export const atTheEdge = { ...overHttp, ...overSockets, ...ofBallots }
