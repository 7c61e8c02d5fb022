# A message of a request: process reads one of the things that are validated, it does no work.
class RouteMessage
  include ActiveModel::Validations

  validates :process, presence: true
  validates :weight, numericality: true

  def initialize(relationships)
    @relationships = relationships
  end

  def process
    @relationships[:process]
  end
end
