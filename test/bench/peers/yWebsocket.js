import http from "node:http"
import { setupWSConnection } from "@y/websocket-server/utils"
import { WebSocketServer } from "ws"

const [port] = process.argv.slice(2)
const sockets = new WebSocketServer({ noServer: true, perMessageDeflate: false })
sockets.on("connection", setupWSConnection)
const server = http.createServer()
server.on("upgrade", (request, socket, head) =>
  sockets.handleUpgrade(request, socket, head, ws => sockets.emit("connection", ws, request)),
)
server.listen(Number(port), "127.0.0.1", () => console.log("listening"))
