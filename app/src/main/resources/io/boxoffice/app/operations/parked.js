'use strict';

// The token stays in this tab, and only until it is closed.
const TOKEN = 'boxoffice.operator.token';
const API = '/api/v1/ops';

const byId = (id) => document.getElementById(id);
const token = () => sessionStorage.getItem(TOKEN) || '';

async function call(method, path, body) {
  const headers = { Authorization: 'Bearer ' + token() };
  if (body) {
    headers['Content-Type'] = 'application/json';
  }
  const answer = await fetch(API + path, {
    method, headers, body: body ? JSON.stringify(body) : undefined,
  });
  if (answer.ok) {
    return answer.status === 204 ? null : answer.json();
  }
  if (answer.status === 401 || answer.status === 403) {
    sessionStorage.removeItem(TOKEN);
    document.querySelector('main').hidden = true;
  }
  const problem = await answer.json().catch(() => ({}));
  throw new Error(problem.detail || 'The server answered ' + answer.status + '.');
}

function say(text) {
  byId('message').textContent = text;
}

// Runs what somebody asked for; what goes wrong is said on the page.
async function attempt(work) {
  say('');
  try {
    await work();
  } catch (failure) {
    say(failure.message);
  }
}

function cell(row, text, ...classes) {
  const made = row.insertCell();
  made.textContent = text;
  made.classList.add(...classes);
  return made;
}

function button(text, work) {
  const made = document.createElement('button');
  made.type = 'button';
  made.textContent = text;
  made.addEventListener('click', () => attempt(work));
  return made;
}

function show(event) {
  const row = byId('events').insertRow();
  cell(row, event.state, 'state', event.state);
  cell(row, event.subscription);
  cell(row, event.type + ' · ' + event.stream + ' · ' + event.version, 'long');
  cell(row, event.dropReason ? event.dropReason + ' (' + event.reason + ')' : event.reason, 'long');
  cell(row, event.tries);
  cell(row, new Date(event.parkedAt).toLocaleString(), 'time');
  const actions = cell(row, '', 'actions');
  actions.append(button('Look', () => look(event.id)));
  if (event.state === 'PARKED' || event.state === 'RETRYING') {
    actions.append(button('Retry', () => retry(event.id)), button('Drop', () => ask(event.id)));
  }
}

async function list(cursor) {
  const query = new URLSearchParams({ limit: '50' });
  for (const name of ['state', 'subscription']) {
    if (byId(name).value) {
      query.set(name, byId(name).value);
    }
  }
  if (cursor) {
    query.set('cursor', cursor);
  }
  const page = await call('GET', '/parked?' + query);
  if (!cursor) {
    byId('events').replaceChildren();
  }
  page.items.forEach(show);
  byId('none').hidden = byId('events').rows.length > 0;
  byId('more').hidden = !page.next;
  byId('more').onclick = () => attempt(() => list(page.next));
}

async function look(id) {
  const event = await call('GET', '/parked/' + id);
  byId('detail-title').textContent = event.type + ' for ' + event.subscription;
  byId('detail-text').textContent = JSON.stringify(event, null, 2);
  byId('detail').showModal();
}

async function retry(id) {
  await call('POST', '/parked/' + id + '/retry');
  await list();
  say('It is tried again; refresh to see what came of it.');
}

async function ask(id) {
  byId('reason').value = '';
  byId('drop-form').onsubmit = (submitted) => {
    submitted.preventDefault();
    byId('drop').close();
    attempt(() => drop(id, byId('reason').value));
  };
  byId('drop').showModal();
}

async function drop(id, reason) {
  await call('DELETE', '/parked/' + id, { reason });
  await list();
}

async function start() {
  const { items } = await call('GET', '/subscriptions');
  const names = [...new Set(items.map((item) => item.name))].sort();
  const all = byId('subscription').options[0];
  byId('subscription').replaceChildren(all, ...names.map((name) => new Option(name, name)));
  document.querySelector('main').hidden = false;
  await list();
}

byId('sign-in').addEventListener('submit', (submitted) => {
  submitted.preventDefault();
  sessionStorage.setItem(TOKEN, byId('token').value.trim());
  byId('token').value = '';
  attempt(start);
});
byId('filter').addEventListener('submit', (submitted) => {
  submitted.preventDefault();
  attempt(() => list());
});
byId('keep').addEventListener('click', () => byId('drop').close());
if (token()) {
  attempt(start);
}
