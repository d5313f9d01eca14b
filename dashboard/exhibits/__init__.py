"""Figures and statements as they leave the product: each with its data, its method and where it is from.

A builder for each noun takes the store, a link and the room there is, and gives an `Exhibit`; `catalogue`
knows which noun stands on which page. Nothing here knows Streamlit or a browser.
"""
