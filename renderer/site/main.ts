/**
 * The only script of a page: a search that answers while one types. Without it, the form asks the server, which answers
 * with the same engine. Engine and index come when somebody turns to the search box, not before.
 */
const form = document.querySelector<HTMLFormElement>('form[data-search]');
const box = form?.querySelector<HTMLInputElement>('input[name=q]');
if (form && box) {
  let fetched = false;
  const fetchSearch = () => {
    if (fetched) return;
    fetched = true;
    import('./as-you-type.ts')
      .then(({ searchAsYouType }) => searchAsYouType(form, box))
      .catch(() => {
        // No network, or a new version on the server: the form still asks there, and the next word tries again.
        fetched = false;
      });
  };
  box.addEventListener('focus', fetchSearch);
  box.addEventListener('input', fetchSearch);
  if (document.activeElement === box) fetchSearch();
}
