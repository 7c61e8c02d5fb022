class RenameForm
  include ActiveModel::Model
  include ActiveModel::Attributes

  attribute :tag
  attribute :name, :string
  attribute :size, :integer # want missing-presence size
  attribute :color, :string, default: "red"

  validates :tag, :name, presence: true

  def call
    return false if invalid?

    tag.update!(name: name.strip, size: size + 1, color: color.strip)
  end
end
