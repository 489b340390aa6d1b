import { createRoot } from 'react-dom/client';

function Page() {
  return (
    <main>
      <h1>What happened?</h1>
      <textarea />
      <button type="button">Send</button>
    </main>
  );
}

const root = document.getElementById('root');
if (root) createRoot(root).render(<Page />);
