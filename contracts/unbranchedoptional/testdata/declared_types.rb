class RenameDry
  extend Dry::Initializer

  option :tag, Types.Instance(Tag)
  option :note, Types::String.optional
  option :label, optional: true

  def call
    tag.update!(note: note.strip) # want unbranched-optional note @warning
    tag.update!(label: label.strip) # want unbranched-optional label @warning
  end
end

class RenameStruct < Dry::Struct
  attribute :tag, Types.Instance(Tag)
  attribute? :note, Types::Strict::String

  def call
    tag.update!(note: note.strip) # want unbranched-optional note @warning
  end
end

class RenameLiteral
  extend Literal::Properties

  prop :tag, Tag
  prop :note, _Nilable(String)
  prop :code, _String?

  def call
    @tag.update!(note: @note.strip) # want unbranched-optional note @warning
    @tag.update!(code: @code.strip) # want unbranched-optional code @warning
  end
end

class RenameSorbet < T::Struct
  const :tag, Tag
  const :note, T.nilable(String)

  def call
    tag.update!(note: note.strip) # want unbranched-optional note @warning
  end
end

class RenameContract
  include Contracts::Core

  Contract Tag, C::Maybe[String] => C::Any
  def call(tag, note)
    tag.update!(note: note.strip) # want unbranched-optional note @warning
  end
end

class RenameMandate
  include Mandate

  initialize_with :tag, note: nil

  def call
    tag&.update!(note: note.strip) # want unbranched-optional note @warning
  end
end

class RenameExtras
  pattr_initialize [:tag, :note]

  def call
    tag&.update!(note: note.strip) # want unbranched-optional note @warning
  end
end
