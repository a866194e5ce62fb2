"""How scores fall as captions and images go missing or are damaged."""
