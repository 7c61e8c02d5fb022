class Flags::CreateFlag
  include Service::Base

  params do
    attribute :name, :string
    attribute :color, :string # want missing-presence color
    attribute :size, :integer

    validates :name, presence: true
    validates :size, numericality: { greater_than: 0 }
  end

  policy :can_create
  model :group
  model :parent, optional: true

  transaction do
    step :create
    step :log
  end

  private

  def can_create(guardian:)
    guardian.can_create?
  end

  def fetch_group(params:)
    Group.find_by(name: params.name.strip)
  end

  def fetch_parent(params:)
    Flag.find_by(id: params.size + 1)
  end

  def create(params:, group:)
    group.flags.create!(name: params.name.strip, color: params.color.upcase)
  end

  def log(group:, parent:)
    Log.create!(group: group.title, parent: parent&.title)
  end
end
