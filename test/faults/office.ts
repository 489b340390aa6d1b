import { createSocket } from 'node:dgram';
import { createServer } from 'node:http';

/**
 * The far side of the cable, one part a process, so that each can be taken away alone. `office.ts dns ADDRESS`: every name is at
 * ADDRESS. `office.ts web [SECONDS]`: the page that policy names, from a clock that is so far ahead. `office.ts portal`: a hotel's
 * page in place of any other.
 */
const [part, value = '0'] = process.argv.slice(2);

function answerNames(address: string): void {
  const socket = createSocket('udp4');
  socket.on('message', (question, from) => {
    const end = question.indexOf(0, 12) + 5;
    const head = Buffer.from(question.subarray(0, end));
    const ipv4 = question.readUInt16BE(end - 4) === 1;
    head.writeUInt16BE(0x8180, 2);
    head.writeUInt16BE(ipv4 ? 1 : 0, 6);
    head.fill(0, 8, 12);
    const found = Buffer.from([0xc0, 12, 0, 1, 0, 1, 0, 0, 0, 60, 0, 4, ...address.split('.').map(Number)]);
    socket.send(ipv4 ? Buffer.concat([head, found]) : head, from.port, from.address);
  });
  socket.bind(53, () => console.log('ready'));
}

function answerPages(): void {
  createServer((_request, response) => {
    if (part === 'portal') return response.writeHead(302, { location: 'http://login.hotel.test/' }).end();
    response.sendDate = false;
    return response.writeHead(200, { date: new Date(Date.now() + Number(value) * 1000).toUTCString() }).end('well\n');
  }).listen(80, () => console.log('ready'));
}

if (part === 'dns') answerNames(value);
else answerPages();
