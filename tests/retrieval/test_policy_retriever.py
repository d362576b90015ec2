from langchain_core.runnables import RunnableLambda

from policy_corpus.corpus import Corpus
from retrieval.filters import Filters
from retrieval.policy_retriever import PolicyRetriever
from retrieval.retriever import Retriever


def test_documents_say_where_they_stand(retriever: Retriever, corpus: Corpus) -> None:
    found = PolicyRetriever(retriever=retriever, k=1).invoke("院士站补多少")[0]
    source = corpus.documents[found.metadata["document_id"]].source_text
    assert "院士工作站" in source[found.metadata["start"] : found.metadata["end"]]
    assert found.metadata["title"] == "东港市三年行动计划"
    assert found.metadata["clause_id"] in corpus.clauses
    assert "院士工作站" in found.page_content


def test_it_takes_part_in_a_chain(retriever: Retriever) -> None:
    chain = PolicyRetriever(retriever=retriever, k=2) | RunnableLambda(len)
    assert chain.invoke("海洋牧场") == 2


def test_filters_apply(retriever: Retriever) -> None:
    chain = PolicyRetriever(retriever=retriever, filters=Filters(document_ids=("rules",)))
    assert {document.metadata["document_id"] for document in chain.invoke("补助")} == {"rules"}


def test_the_store_is_langchains_chroma(retriever: Retriever) -> None:
    found = retriever.index.langchain_store().similarity_search("院士工作站", k=1, filter={"document_id": "plan"})
    assert "院士工作站" in found[0].page_content
    assert found[0].metadata["heading"] == "一、重点任务"
