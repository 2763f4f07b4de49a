"""Everything in words that a report needs: captions, alternative texts, and documents around the picture."""
