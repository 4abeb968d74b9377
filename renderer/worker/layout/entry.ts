// The whole worker: it takes and answers the messages of `elkjs/lib/elk-api.js`.
import 'elkjs/lib/elk-worker.min.js';
