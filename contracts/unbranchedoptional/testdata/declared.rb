class TagSource
  extend T::Sig

  sig { params(source: T.nilable(Source)).returns(String) }
  def call(source)
    code = source.code # want unbranched-optional source @warning
    "src-#{code}"
  end

  # @param label [String, nil]
  def rename(label)
    label.strip # want unbranched-optional label
  end
end
