class Payment < ApplicationRecord
  belongs_to :account
end
